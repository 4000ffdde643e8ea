/** A hosted link session as a dialect may show it. */
export interface DialectMagicLink {
  readonly id: string;
  /** The address to send, when it was just made; null later: it is not kept. */
  readonly link: string | null;
  /** Of this installation. */
  readonly host: string;
  readonly createdAt: string;
  readonly hasBeenUsed: boolean;
  readonly recipient: { readonly id: string; readonly externalId: string; readonly name: string };
  /** The only destination type that can be chosen; null where there are several. */
  readonly type: string | null;
  readonly returnUrl: string | null;
  /** What the host filled in, by property. Never a secret. */
  readonly prefilled: Readonly<Record<string, string>>;
}
