/** What the window of the form is called. Said by the server alone. */
export const pageTexts = { pageTitle: "Connect a destination" } as const;
