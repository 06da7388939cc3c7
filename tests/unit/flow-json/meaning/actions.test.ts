import { itFinds } from "./cases";
import { aFlow, details, type Edit, welcome } from "./documents";

const navigate = `${welcome}[9].on-click-action`;
const complete = `${details}[4].on-click-action`;

describe("what complete sends", () => {
  const photos = `${welcome}[8]`;
  itFinds([
    {
      given: "a screen that is not terminal",
      bad: aFlow(
        [navigate, { name: "complete", payload: {} }],
        ["screens[0].terminal", false],
        ["screens[1].id", "DETAILS"],
        [`${details}[5]`, back("WELCOME")],
      ),
      code: "INVALID_COMPLETE_ACTION",
      path: `${navigate}.name`,
      marks: '"complete"',
      near: aFlow(
        [navigate, { name: "complete", payload: {} }],
        ["screens[0].terminal", true],
        [`${details}[5]`, back("WELCOME")],
      ),
    },
    {
      given: "too many files",
      bad: aFlow([`${photos}.max-uploaded-photos`, 11]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload`,
      marks: "{",
      hint: "`max-uploaded-photos`",
      near: aFlow([`${photos}.max-uploaded-photos`, 10]),
    },
    {
      given: "as many files as there are where nothing is said",
      bad: aFlow([`${photos}.max-uploaded-photos`, undefined]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload`,
      marks: "{",
      near: aFlow(),
    },
    {
      given: "files that are too large",
      bad: aFlow([`${photos}.max-uploaded-photos`, 10], [`${photos}.max-file-size-kb`, 10241]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload`,
      marks: "{",
      near: aFlow([`${photos}.max-uploaded-photos`, 10], [`${photos}.max-file-size-kb`, 10240]),
    },
    {
      given: "files within an object",
      bad: aFlow([`${complete}.payload.photos`, { all: "${screen.WELCOME.form.photos}" }]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload.photos.all`,
      marks: '"${screen.WELCOME.form.photos}"',
      near: aFlow(),
    },
  ]);
});

describe("what update_data changes", () => {
  const action = `${welcome}[4].on-select-action`;
  const updating = (payload: Edit[1], ...edits: readonly Edit[]) =>
    aFlow([action, { name: "update_data", payload: payload ?? {} }], ...edits);
  const code = "INVALID_UPDATE_DATA_ACTION_PAYLOAD";
  itFinds([
    {
      given: "a field that is not declared",
      bad: updating({ adlut: true }),
      code,
      path: `${action}.payload.adlut`,
      marks: '"adlut"',
      hint: "Did you mean `adult`?",
      near: updating({ adult: true }),
    },
    {
      given: "a value of another type",
      bad: updating({ adult: "yes" }),
      code,
      path: `${action}.payload.adult`,
      marks: '"yes"',
      near: updating({ adult: "${form.terms}" }),
    },
    {
      given: "a field that is set to itself",
      bad: updating({ headline: "${data.headline}" }),
      code,
      path: `${action}.payload.headline`,
      marks: '"${data.headline}"',
      near: updating({ headline: "${data.user.name}" }),
    },
    {
      given: "a component and its options at once",
      bad: updating({ adult: true }, [
        `${welcome}[4].data-source[0].on-select-action`,
        { name: "update_data", payload: { adult: false } },
      ]),
      code,
      path: `${welcome}[4].data-source[0].on-select-action`,
      marks: "{",
      near: aFlow([
        `${welcome}[4].data-source[0].on-select-action`,
        { name: "update_data", payload: { adult: false } },
      ]),
    },
  ]);
});

function back(name: string): Edit[1] {
  return {
    type: "EmbeddedLink",
    text: "Start",
    "on-click-action": {
      name: "navigate",
      next: { type: "screen", name },
      payload: {
        headline: "",
        adult: true,
        limit: 1,
        countries: [],
        user: {},
      },
    },
  };
}
