import { expect, test, vi } from "vitest";
import { createApi } from "./create-api";
import { tokenGetter } from "./token-getter";

test("on a server every call does nothing", () => {
  const onExit = vi.fn();
  const fetchToken = vi.fn();
  const { create, open } = createApi(undefined);
  const handle = create({ fetchToken, onSuccess: vi.fn(), onExit });
  handle.open();
  handle.update({ theme: { colorScheme: "dark" } });
  handle.close();
  handle.destroy();
  open({ token: null, onSuccess: vi.fn(), onExit });
  expect(onExit).not.toHaveBeenCalled();
  expect(fetchToken).not.toHaveBeenCalled();
});

test("fetchToken is not called twice at a time, and asked again after a failure", async () => {
  const answers = [Promise.reject(new Error("down")), Promise.resolve("first"), Promise.resolve("second")];
  const fetchToken = vi.fn(() => answers.shift() ?? Promise.reject(new Error("too often")));
  const get = tokenGetter({ fetchToken, onSuccess: vi.fn(), base: undefined });
  await expect(Promise.all([get(false), get(false)])).rejects.toThrow("down");
  expect(await Promise.all([get(false), get(true), get(false)])).toEqual(["first", "first", "first"]);
  expect(await get(false)).toBe("first");
  expect(await get(true)).toBe("second");
  expect(fetchToken).toHaveBeenCalledTimes(3);
});
