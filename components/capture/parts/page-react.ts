import type * as React from "react";
import type * as Jsx from "react/jsx-runtime";

/** The React that the page runs on, for a part of the frame that is loaded later: a page has one React only. */
export interface PageReact {
  readonly react: typeof React;
  readonly runtime: typeof Jsx;
}

// What parts import as "react" and "react/jsx-runtime": scripts/build-frame-scripts.mjs leads them here, and fails
// where a part wants what is not in this list.
export let jsx: typeof Jsx.jsx;
export let jsxs: typeof Jsx.jsxs;
export let Fragment: typeof React.Fragment;
export let useEffect: typeof React.useEffect;
export let useId: typeof React.useId;
export let useRef: typeof React.useRef;
export let useState: typeof React.useState;

/** Has to be called before anything of a part is rendered. */
export function takeReact({ react, runtime }: PageReact): void {
  ({ jsx, jsxs } = runtime);
  ({ Fragment, useEffect, useId, useRef, useState } = react);
}
