import { expect, test } from "vitest";
import { hashPassword } from "./hash-password";
import { verifyPassword } from "./verify-password";

const password = "correct horse battery";

test("passwords are argon2id with OWASP's figures, and never the same twice", async () => {
  const passwordHash = await hashPassword({ password });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await hashPassword({ password })).not.toBe(passwordHash);
  expect(await verifyPassword({ password, passwordHash })).toBe(true);
  expect(await verifyPassword({ password: `${password} `, passwordHash })).toBe(false);
  for (const broken of [null, "", "$argon2id$", passwordHash.slice(0, -1), password])
    expect(await verifyPassword({ password, passwordHash: broken })).toBe(false);
});
