// Lets the dashboard's pages load their own scripts, and nothing else, under Trusted Types: the bundler's loader
// names a script by its address alone, which browsers ask a policy about.
window.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (/^\/_next\/static\/chunks\/[\w.~-]+\.js$/.test(address) ? address : null),
});
