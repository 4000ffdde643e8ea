/** Stands in for fast-uri, which `@rjsf/utils` imports to resolve `$ref` bases: our schemas have no `$ref`. */
const noUriResolver = {
  resolve: (_base: string, uri: string): string => uri,
};

export default noUriResolver;
