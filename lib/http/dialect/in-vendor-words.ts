import "server-only";
import { ImmutableFieldError, type InputProblem, InvalidInputError } from "@/lib/services/errors";

/** Where a vendor's request says what one of ours says there; null leaves the place as it is. */
export type PlaceInRequest = (loc: InputProblem["loc"]) => InputProblem["loc"] | null;

/**
 * Carries out what one of our services does, and tells of what it refuses by the names that the vendor's
 * client used.
 * @throws the service's errors
 */
export async function inVendorWords<T>(input: {
  readonly place: PlaceInRequest;
  readonly run: () => Promise<T>;
}): Promise<T> {
  const { place } = input;
  try {
    return await input.run();
  } catch (error) {
    if (error instanceof ImmutableFieldError) throw renamed({ error, place });
    if (!(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError({
      problems: error.problems.map((problem) => ({ ...problem, loc: place(problem.loc) ?? problem.loc })),
    });
  }
}

function renamed(input: { readonly error: ImmutableFieldError; readonly place: PlaceInRequest }) {
  const { field, reason } = input.error;
  const loc = input.place(["body", field]) ?? input.place(["body", "credentials", field]) ?? [field];
  return new ImmutableFieldError({ field: String(loc.at(-1)), reason });
}
