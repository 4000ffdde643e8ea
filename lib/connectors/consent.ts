/**
 * How a person lets this service in at a provider (OAuth 2.0 authorization code, RFC 6749 section 4.1, with
 * PKCE, RFC 7636). Data alone: the services carry it out. In addresses, `{name}` stands for an answer.
 */
export interface ConsentGrant {
  /** Name of the operator's client in `LATCHKEY_OAUTH_CLIENTS`, for example `google`. */
  readonly provider: string;
  /** Where the person is asked; opened in a window of its own. */
  readonly authorizeUrl: string;
  /** Where the code is traded for tokens. */
  readonly tokenUrl: string;
  readonly scopes: readonly string[];
  /** @default " " */
  readonly scopeSeparator?: string;
  /** More parameters of the authorize address. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What an answer stands for in an address, by property and answer. An answer without an entry stands for itself. */
  readonly addressParts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Ending that an answer may have and that the address brings itself, by property. */
  readonly optionalEndings?: Readonly<Record<string, string>>;
  /** Names that the provider gives to OAuth's own parameters. */
  readonly names?: {
    /** @default "client_id" */
    readonly clientId?: string;
    /** @default "code" */
    readonly code?: string;
  };
  /** True where the consent page goes by the client's `application_id` and not by its `client_id`. @default false */
  readonly usesApplicationId?: boolean;
  /** False where the provider does not know PKCE. @default true */
  readonly pkce?: boolean;
  /** Present where the answer holds an id token (OpenID Connect): it is verified, and names the account. */
  readonly openId?: { readonly issuer: string; readonly jwksUrl: string };
  /** Where the account's name stands: in the id token, in the token answer, in what the provider brings back, or in an answer. */
  readonly account?: {
    readonly from: "id_token" | "token" | "callback" | "answers";
    readonly name: string;
  };
  /** False where no refresh token is given, because the access token lasts. @default true */
  readonly refreshes?: boolean;
}
