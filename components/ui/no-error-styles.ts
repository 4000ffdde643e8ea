/**
 * Takes the place of the styles of Next's own error page (next.config.ts): our policy forbids them, and every
 * customer of a host would load them with the form.
 */
export const errorThemeCss = "";
export const errorStyles: Readonly<Record<string, undefined>> = {};
export const WarningIcon = () => null;
