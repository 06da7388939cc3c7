/** A WhatsApp business account, with the phone numbers registered on it. */
export interface Waba {
  readonly id: string;
  readonly name?: string;
  /** The phone numbers in E.164 format, with or without the `+`. Without any, Meta refuses to publish the WABA's flows. */
  readonly phoneNumbers: readonly string[];
}

/** A customer of Kaleyra: one SID, the keys made under it, and the WABAs onboarded for it. */
export interface Account {
  readonly sid: string;
  readonly apiKeys: readonly string[];
  readonly wabas: readonly Waba[];
  /**
   * Whether the account may use the API at all; if not, every call answers "not available for
   * given customer".
   * @default true
   */
  readonly entitled?: boolean;
}

/** Two customers who must never see one another's flows. Nothing in them is a real credential. */
export const demoAccounts: readonly [Account, Account] = [
  {
    sid: "HXEM00000000LOCAL1IN",
    apiKeys: ["Alocaldemokey0000000000000000one1", "Alocaldemokey0000000000000000two1"],
    wabas: [
      { id: "200000000000000101", name: "Demo shop", phoneNumbers: ["+910000000101"] },
      { id: "200000000000000103", name: "Demo support", phoneNumbers: ["+910000000103"] },
      { id: "200000000000000105", name: "Demo orders", phoneNumbers: ["+910000000105"] },
    ],
  },
  {
    sid: "HXEM00000000LOCAL2IN",
    apiKeys: ["Alocaldemokey0000000000000000one2"],
    wabas: [{ id: "200000000000000201", name: "Demo rival", phoneNumbers: ["+910000000201"] }],
  },
];

/** The account of an SID and a key, which Kaleyra checks as a pair; `undefined` if they do not belong together. */
export function findAccount(
  accounts: readonly Account[],
  sid: string | undefined,
  apiKey: string | undefined,
): Account | undefined {
  return accounts.find(
    (account) => account.sid === sid && apiKey !== undefined && account.apiKeys.includes(apiKey),
  );
}

export function findWaba(account: Account, wabaId: string | undefined): Waba | undefined {
  return account.wabas.find((waba) => waba.id === wabaId);
}

/** The number as it is registered. A client may send its `+`, a space (a `+` decoded as in a form), or neither. */
export function findPhoneNumber(account: Account, wanted: string | undefined): string | undefined {
  const digits = (text: string): string => text.replace(/^[+ ]/, "");
  return account.wabas
    .flatMap((waba) => waba.phoneNumbers)
    .find((number) => wanted !== undefined && digits(number) === digits(wanted));
}
