import { type Account, demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

// The programs in tests/languages/programs read their accounts from the configuration `shopSid`, `shopKey`, `rivalSid`
// and `rivalKey`.

const [shop, rival] = demoAccounts;
const newKeys = {
  shop: "Alocaldemokey0000000000000000new1",
  rival: "Alocaldemokey0000000000000000new2",
};
const oldKeys = { shop: shop.apiKeys[0] ?? "", rival: rival.apiKeys[0] ?? "" };

/** Two accounts at one emulator, whose keys can be rotated. */
export interface Accounts {
  readonly kaleyra: Emulator;
  /** All keys, old and new. */
  readonly keys: readonly string[];
  /** Commands that configure a program's accounts. */
  readonly configuration: string;
  /** Replaces the keys at Kaleyra: the new ones are valid, and the old ones are not. */
  readonly rotateKeys: () => void;
  /** Commands that set the new keys, in the configuration and in the environment. */
  readonly newKeys: string;
}

export async function startAccounts(): Promise<Accounts> {
  // The emulator reads these arrays at each request, so `rotateKeys` changes them in place.
  const valid = { shop: [oldKeys.shop], rival: [oldKeys.rival] };
  const accounts: readonly Account[] = [
    { ...shop, apiKeys: valid.shop },
    { ...rival, apiKeys: valid.rival },
  ];
  return {
    kaleyra: await startEmulator({ accounts }),
    keys: [...Object.values(oldKeys), ...Object.values(newKeys)],
    configuration: [
      ...keysInConfiguration(oldKeys),
      `pulumi config set --secret shopSid ${shop.sid}`,
      `pulumi config set --secret rivalSid ${rival.sid}`,
    ].join("\n"),
    rotateKeys: () => {
      valid.shop.splice(0, 1, newKeys.shop);
      valid.rival.splice(0, 1, newKeys.rival);
    },
    newKeys: [`export KALEYRA_API_KEY=${newKeys.shop}`, ...keysInConfiguration(newKeys)].join("\n"),
  };
}

function keysInConfiguration(keys: typeof oldKeys): readonly string[] {
  return Object.entries(keys).map(
    ([account, key]) => `pulumi config set --secret ${account}Key ${key}`,
  );
}
