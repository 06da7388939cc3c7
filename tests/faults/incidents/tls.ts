import { brokenRecords, type Break } from "../../support/tls-front";
import { edited, live, type Incident } from "./incident";

/** The broken records, as the titles name them. */
const recordTitles: Readonly<Record<keyof typeof brokenRecords, string>> = {
  clearText: "clear text in place of a TLS record",
  unknownType: "a TLS record of no known type",
  badMac: "a TLS record that cannot be decrypted",
  alert: "a TLS alert",
};

/** An incident without the member that all of these have. */
type TlsIncident = Omit<Incident, "https">;

/** Breaks the responses to the requests of one kind. Kaleyra has acted on them. */
function breakOf(record: keyof typeof brokenRecords, method: string, path: RegExp): Break {
  return ({ request, wire }) => {
    if (request.method !== method || !path.test(request.url ?? "")) return false;
    wire.end(brokenRecords[record]);
    return true;
  };
}

const edit = { before: { survey: live }, wanted: { survey: edited } };
/** Requests of an edit, by the end of their path. */
const afterAnEdit = [
  { request: "an upload to a live flow", path: /\/assets$/ },
  { request: "a publish that follows an edit", path: /\/publish$/ },
] as const;

/** The provider no longer trusts the self-signed certificate of the front. */
const withoutCertificate: NonNullable<Incident["injectFault"]> = ({ project }) => {
  project.setEnvironment({ NODE_EXTRA_CA_CERTS: "" });
};

const incidents: readonly TlsIncident[] = [
  ...Object.entries(recordTitles).map(([record, title]): TlsIncident => ({
    title: `${title}, after a create`,
    wanted: { survey: live, lead: live },
    injectFault: ({ front }) => {
      front.breakWith(breakOf(record as keyof typeof recordTitles, "POST", /\/flows$/));
    },
  })),
  ...afterAnEdit.map(({ request, path }): TlsIncident => ({
    title: `${recordTitles.badMac}, after ${request}`,
    ...edit,
    injectFault: ({ front }) => front.breakWith(breakOf("badMac", "POST", path)),
  })),
  {
    title: "a certificate that is refused, at a create",
    wanted: { survey: live },
    injectFault: withoutCertificate,
  },
  { title: "a certificate that is refused, at an edit", ...edit, injectFault: withoutCertificate },
];

export const tlsIncidents: readonly Incident[] = incidents.map((incident) => ({
  ...incident,
  https: true,
}));
