/**
 * Measures several things in turns (a b c, a b c, …), so that a busy machine slows all of them alike.
 * @param warmUps rounds whose results are thrown away
 * @returns the results of each, in the order of its rounds
 */
export async function takeTurns<Name extends string, T>(input: {
  readonly rounds: number;
  readonly warmUps: number;
  readonly runs: Readonly<Record<Name, () => Promise<T>>>;
}): Promise<Record<Name, T[]>> {
  const names = Object.keys(input.runs) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>;
  for (let round = -input.warmUps; round < input.rounds; round++) {
    for (const name of names) {
      const result = await input.runs[name]();
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}
