/** The `returnUrl` of the link session. Nothing has to answer there: the app gets there first. */
const returnUrl = "https://app.example.com/connected";

/**
 * What the app decides at every address its WebView is about to load. Null: load it, the form goes on.
 * Anything else is the end: close the WebView, and ask your back end what became of the connection.
 *
 * React Native: onShouldStartLoadWithRequest={({ url }) => endOf(url) === null}
 * iOS: webView(_:decidePolicyFor:decisionHandler:), Android: WebViewClient.shouldOverrideUrlLoading
 */
export function endOf(address) {
  if (!address.startsWith(`${returnUrl}?`)) return null;
  const told = new URL(address).searchParams;
  return {
    isConnected: told.get("latchkey_status") === "success",
    connectionId: told.get("connection_id"),
    reason: told.get("reason"),
  };
}
