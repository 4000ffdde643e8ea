/** The address of a page with what its query says; what is undefined is left out. */
export function addressOf(input: {
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
}): string {
  const given = Object.entries(input.query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const query = new URLSearchParams(given).toString();
  return query === "" ? input.path : `${input.path}?${query}`;
}
