/** What the provider says of whoever signs in. */
export interface OidcPerson {
  readonly sub: string;
  readonly email: string;
  readonly name?: string | undefined;
  readonly emailVerified?: boolean | undefined;
}

/** The claims a provider makes of somebody. */
export function claimsOf(person: OidcPerson, sub: string) {
  const { email, name, emailVerified = true } = person;
  return { sub, email, email_verified: emailVerified, ...(name === undefined ? {} : { name }) };
}
