/** Hosts of a cloud by how their names end, and the command that lets an address in. */
const clouds: readonly { readonly host: RegExp; command(at: Place): string }[] = [
  {
    host: /\.(?:rds|redshift|redshift-serverless)\.amazonaws\.com(?:\.cn)?$/i,
    command: ({ address, port }) =>
      `aws ec2 authorize-security-group-ingress --group-id <security group of the database> --protocol tcp --port ${port} --cidr ${range(address)}`,
  },
  {
    host: /\.database\.windows\.net$/i,
    command: ({ server, address }) =>
      `az sql server firewall-rule create --resource-group <resource group> --server ${server} --name latchkey-${rule(address)} --start-ip-address ${address} --end-ip-address ${address}`,
  },
  {
    host: /\.(?:postgres|mysql)\.database\.azure\.com$/i,
    command: ({ server, address, host }) =>
      `az ${/\.postgres\./i.test(host) ? "postgres" : "mysql"} flexible-server firewall-rule create --resource-group <resource group> --name ${server} --rule-name latchkey-${rule(address)} --start-ip-address ${address} --end-ip-address ${address}`,
  },
  {
    host: /\.mongodb\.net$/i,
    command: ({ address }) => `atlas accessLists create ${address} --type ipAddress --comment latchkey`,
  },
];

interface Place {
  readonly host: string;
  /** First label of the host: what Azure calls the server. */
  readonly server: string;
  readonly port: number;
  readonly address: string;
}

/**
 * What lets our addresses through to a server: a command where the host's name tells its cloud, else the
 * ranges for whatever firewall there is. Null where nobody told this deployment its addresses.
 */
export function firewallRemedy(input: {
  readonly host: string;
  readonly port: number;
  /** Public addresses this deployment connects from. */
  readonly egressAddresses: readonly string[];
}): string | null {
  const { host, port, egressAddresses } = input;
  if (egressAddresses.length === 0) return null;
  const server = /^[a-z0-9-]+/i.exec(host)?.[0] ?? "<server>";
  const cloud = clouds.find((one) => one.host.test(host));
  return egressAddresses
    .map(
      (address) =>
        cloud?.command({ host, server, port, address }) ?? `allow  ${range(address)}  port ${port}/tcp`,
    )
    .join("\n");
}

function range(address: string): string {
  return `${address}/${address.includes(":") ? 128 : 32}`;
}

/** An address as a part of a rule's name. */
function rule(address: string): string {
  return address.replaceAll(/[^a-z0-9]/gi, "-");
}
