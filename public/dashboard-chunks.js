// Lets the dashboard's pages load their own scripts, and nothing else, under Trusted Types: the bundler's loader
// names a script by its address alone, which browsers ask a policy about.
window.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (/^\/_next\/static\/chunks\/[\w.~-]+\.js$/.test(address) ? address : null),
});

// zod would try whether it may make code from strings, which the content security policy forbids and reports; it
// looks here first.
globalThis.__zod_globalConfig = { jitless: true };
