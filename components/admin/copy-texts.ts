/** What the dashboard's copy buttons say. */
export const copyTexts = { copy: "Copy", copied: "Copied", copyFailed: "Copy it by hand" };
