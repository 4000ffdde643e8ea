/** An answer that is JSON already, passed on as it stands. */
export class WrittenJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
