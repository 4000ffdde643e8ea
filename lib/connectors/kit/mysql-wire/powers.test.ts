import { expect, test } from "vitest";
import { tellPowers } from "./powers";

const tell = (...grants: readonly string[]) =>
  tellPowers({ grants, connectionDatabase: "entry", writeDatabase: "my_shop" });

test.each([
  "GRANT USAGE ON *.* TO `u`@`%` IDENTIFIED BY PASSWORD '*0123'",
  "GRANT ALL PRIVILEGES ON `my\\_shop`.* TO `u`@`%`",
  "GRANT SELECT ON `entry`.* TO `u`@`%`",
  "GRANT SELECT, INSERT ON `my_shop`.`orders` TO `u`@`%`",
  "GRANT `some_role`@`%` TO `u`@`%`",
])("%s is what loading needs", (grant) => {
  expect(tell(grant)).toEqual([]);
});

test.each([
  [
    "GRANT SELECT, CREATE USER, PROCESS ON *.* TO `u`@`%`",
    "It has rights on the server as a whole: SELECT, CREATE USER, PROCESS.",
  ],
  [
    "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON *.* TO `u`@`%`",
    "It has rights on the server as a whole: SELECT, INSERT, UPDATE, DELETE, ….",
  ],
  ["GRANT SELECT ON `pay``roll`.* TO `u`@`%`", "It has rights on other databases too: pay`roll."],
  ["GRANT SELECT (`id`, `name`) ON `crm`.`person` TO `u`@`%`", "It has rights on other databases too: crm."],
  ["GRANT INSERT ON `entry`.* TO `u`@`%`", "It has rights on other databases too: entry."],
  [
    "GRANT ALL PRIVILEGES ON `my_shop`.* TO `u`@`%` WITH GRANT OPTION",
    "It may give its rights to other users.",
  ],
])("%s: %s", (grant, told) => {
  expect(tell(grant)).toEqual([told]);
});

test("databases are named once, after the server", () => {
  expect(
    tell(
      "GRANT SELECT ON `a`.* TO `u`@`%`",
      "GRANT INSERT ON `a`.`t` TO `u`@`%`",
      "GRANT RELOAD ON *.* TO `u`@`%`",
    ),
  ).toEqual(["It has rights on the server as a whole: RELOAD.", "It has rights on other databases too: a."]);
});
