import { expect, test } from "vitest";
import { firewallRemedy } from "./firewall-remedy";

const egressAddresses = ["192.0.2.7", "2001:db8::7"];

test.each([
  [
    "shop.c1.eu-west-1.rds.amazonaws.com",
    "aws ec2 authorize-security-group-ingress --group-id <security group of the database> --protocol tcp --port 5432 --cidr 192.0.2.7/32",
  ],
  [
    "acme.database.windows.net",
    "az sql server firewall-rule create --resource-group <resource group> --server acme --name latchkey-192-0-2-7 --start-ip-address 192.0.2.7 --end-ip-address 192.0.2.7",
  ],
  [
    "acme.mysql.database.azure.com",
    "az mysql flexible-server firewall-rule create --resource-group <resource group> --name acme --rule-name latchkey-192-0-2-7 --start-ip-address 192.0.2.7 --end-ip-address 192.0.2.7",
  ],
  ["c0.ab1.mongodb.net", "atlas accessLists create 192.0.2.7 --type ipAddress --comment latchkey"],
  ["db.example.com", "allow  192.0.2.7/32  port 5432/tcp"],
  // Nothing of a host that could be more than a name stands in a command.
  [
    "$(x).database.windows.net",
    "az sql server firewall-rule create --resource-group <resource group> --server <server> --name latchkey-192-0-2-7 --start-ip-address 192.0.2.7 --end-ip-address 192.0.2.7",
  ],
])("lets our addresses in to %s", (host, first) => {
  expect(firewallRemedy({ host, port: 5432, egressAddresses })?.split("\n")[0]).toBe(first);
});

test("an IPv6 address is a range of its own kind, and without addresses there is nothing to do", () => {
  const lines = firewallRemedy({ host: "db.example.com", port: 1, egressAddresses })?.split("\n");
  expect(lines?.[1]).toBe("allow  2001:db8::7/128  port 1/tcp");
  expect(firewallRemedy({ host: "db.example.com", port: 1, egressAddresses: [] })).toBeNull();
});
