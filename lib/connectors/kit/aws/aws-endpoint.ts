/**
 * Origin of a service of AWS in a region. China is a partition with a domain of its own. A region that is
 * none never reaches a host name.
 */
export function awsEndpoint(input: { readonly service: string; readonly region: string }): string {
  const region = /^[a-z0-9-]{1,40}$/.test(input.region) ? input.region : "unknown";
  return `https://${input.service}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
