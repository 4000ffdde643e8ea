import { create } from "@latchkey/embed";

const handle = create({
  baseUrl: "https://latchkey.example.com",
  fetchToken: async () => (await (await fetch("/api/link-token", { method: "POST" })).json()).token,
  onSuccess: ({ connectionId }) => console.log(connectionId),
  theme: { colorScheme: "light", accent: "#0b6e4f" },
});
handle.open();

// When your page goes dark, the form goes with it. Nothing that was typed is lost.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
  handle.update({ theme: { colorScheme: matches ? "dark" : "light" } });
});
