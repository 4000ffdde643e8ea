/** The table's page under a query. */
export function tableAddress(query: string): string {
  return query === "" ? "/admin/connections" : `/admin/connections?${query}`;
}
