/** A secret of the operator: not in the object, so that no print of it shows it. */
export interface Hidden {
  reveal(): string;
}
