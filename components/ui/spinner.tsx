/** Shows that something runs; stands still where the user asked for less motion. */
export function Spinner() {
  return <span className="lk-spinner" aria-hidden="true" />;
}
