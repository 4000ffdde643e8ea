/** Somebody the provider vouches for. */
export interface SsoPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
}
