/** One thing the doctor has to say about a page that is to hold the capture frame. */
export interface Finding {
  /** Stable, for example `csp-frame-src`. */
  readonly id: string;
  /** `problem` keeps the frame from working; `warning` keeps a part of it from working; `note` clears up a worry. */
  readonly severity: "problem" | "warning" | "note";
  readonly title: string;
  /** Why, and what to do, in plain words. */
  readonly detail: string;
  /** The header, attribute or setting that is meant. */
  readonly where: string;
  /** The exact line to add or to put in the place of the present one. */
  readonly line?: string;
}

/** What the doctor looks at. Nothing of it is stored or fetched. */
export interface PageFacts {
  /** Address of the page that is to hold the frame. */
  readonly pageUrl: string;
  /** Its response headers, as developer tools or `curl -I` show them. */
  readonly headers: string;
  /** The page's own iframe tag, where it makes one. */
  readonly html: string;
  /** Where this Latchkey is served. */
  readonly latchkeyUrl: string;
  /** Origins of the workspace; empty allows any. */
  readonly allowedOrigins: readonly string[];
}

/** The facts, read. */
export interface PageUnderCheck {
  readonly page: URL;
  readonly latchkey: URL;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly html: string;
  readonly allowedOrigins: readonly string[];
}
