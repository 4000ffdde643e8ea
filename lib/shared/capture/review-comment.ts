/** A reviewer sent the connection back to one step. */
export interface ReviewComment {
  readonly stepId: string;
  /** In the reviewer's words. */
  readonly comment: string;
}
