// Starts Swagger UI in its sandboxed page. The page has no origin: nothing of the dashboard, no cookie and no storage
// can be reached from it. So what Swagger UI makes of the document, it may put on the page.
window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });

window.SwaggerUIBundle({
  spec: JSON.parse(document.getElementById("document").textContent),
  dom_id: "#viewer",
  docExpansion: "list",
  filter: true,
  defaultModelsExpandDepth: -1,
  // There is nobody to call: the page may connect to nothing.
  supportedSubmitMethods: [],
  validatorUrl: null,
  syntaxHighlight: false,
});
