import path from "node:path";

export default {
  poweredByHeader: false,
  compress: false,
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
};
