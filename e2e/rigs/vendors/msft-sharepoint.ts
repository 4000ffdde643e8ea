import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

const uuid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;

/** Apps of the tenant: `narrow` has no permission on the site. */
export const sharepoint = {
  tenant: "acme.onmicrosoft.com",
  app: uuid("1"),
  narrow: uuid("2"),
  stranger: uuid("3"),
  secret: "entra-secret-value-4711",
  expired: "entra-secret-expired",
} as const;

/** Entra's token endpoint and Graph's sites, as documented. */
export const sharepointRoutes: readonly ApiRoute[] = [
  { on: "POST https://login.microsoftonline.com/*/oauth2/v2.0/token", reply: token },
  {
    on: "GET https://graph.microsoft.com/v1.0/sites/acme.sharepoint.com:/sites/Reports",
    reply: (call) => graph(call, { id: "site,1", displayName: "Reports" }),
  },
  {
    on: "GET https://graph.microsoft.com/v1.0/sites/acme.sharepoint.com",
    reply: (call) => graph(call, { id: "site,1", displayName: "Home" }),
  },
  {
    on: "GET https://graph.microsoft.com/v1.0/sites/site%2C1/drives",
    reply: (call) => graph(call, { value: [{ id: "d", name: "Documents" }] }),
  },
];

function token({ form, path }: ApiCall): ApiReply {
  if (!path.startsWith(`/${sharepoint.tenant}/`))
    return refuse("invalid_request", "AADSTS90002: Tenant not found.");
  if (form.get("scope") !== "https://graph.microsoft.com/.default")
    return refuse("invalid_scope", "AADSTS1002012");
  const client = form.get("client_id");
  if (client !== sharepoint.app && client !== sharepoint.narrow)
    return refuse("unauthorized_client", "AADSTS700016: not found");
  if (form.get("client_secret") === sharepoint.expired)
    return refuse("invalid_client", "AADSTS7000222: expired");
  if (form.get("client_secret") !== sharepoint.secret)
    return refuse("invalid_client", "AADSTS7000215: Invalid client secret");
  return { status: 200, json: { access_token: `access-of-${client}`, expires_in: 3599 } };
}

function refuse(error: string, error_description: string): ApiReply {
  return { status: error === "invalid_client" ? 401 : 400, json: { error, error_description } };
}

function graph({ headers }: ApiCall, json: unknown): ApiReply {
  if (headers.authorization === `Bearer access-of-${sharepoint.narrow}`)
    return { status: 403, json: { error: { code: "accessDenied" } } };
  if (headers.authorization !== `Bearer access-of-${sharepoint.app}`)
    return { status: 401, json: { error: { code: "InvalidAuthenticationToken" } } };
  return { status: 200, json };
}
