/** The value of an `Authorization` header with user name and password (RFC 7617). */
export function basicAuth(input: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${input.username}:${input.password}`).toString("base64")}`;
}
