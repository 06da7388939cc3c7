import { brokenRecords, type Break } from "../../support/tls-front";
import { edited, live, type Incident } from "./incident";

const records: Readonly<Record<keyof typeof brokenRecords, string>> = {
  clearText: "clear text in place of a TLS record",
  unknownType: "a TLS record of no known type",
  badMac: "a TLS record that cannot be decrypted",
  alert: "a TLS alert",
};

type OverTls = Omit<Incident, "https">;

/** Kaleyra acts on each request of this kind, and the response is not TLS. */
function broken(record: keyof typeof brokenRecords, method: string, path: RegExp): Break {
  return ({ request, wire }) => {
    if (request.method !== method || !path.test(request.url ?? "")) return false;
    wire.end(brokenRecords[record]);
    return true;
  };
}

const edit = { before: { survey: live }, wanted: { survey: edited } };
const afterAnEdit = [
  { request: "an upload to a live flow", path: /\/assets$/ },
  { request: "a publish that follows an edit", path: /\/publish$/ },
] as const;

/** Nothing vouches for Kaleyra's certificate. */
const refused: NonNullable<Incident["injectFault"]> = ({ project }) => {
  project.setEnvironment({ NODE_EXTRA_CA_CERTS: "" });
};

const throughTls: readonly OverTls[] = [
  ...Object.entries(records).map(([record, title]): OverTls => ({
    title: `${title}, after a create`,
    wanted: { survey: live, lead: live },
    injectFault: ({ front }) => {
      front.breakWith(broken(record as keyof typeof records, "POST", /\/flows$/));
    },
  })),
  ...afterAnEdit.map(({ request, path }): OverTls => ({
    title: `${records.badMac}, after ${request}`,
    ...edit,
    injectFault: ({ front }) => front.breakWith(broken("badMac", "POST", path)),
  })),
  {
    title: "a certificate that is refused, at a create",
    wanted: { survey: live },
    injectFault: refused,
  },
  { title: "a certificate that is refused, at an edit", ...edit, injectFault: refused },
];

export const tlsIncidents: readonly Incident[] = throughTls.map((incident) => ({
  ...incident,
  https: true,
}));
