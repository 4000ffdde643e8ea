import { once } from "node:events";
import { connect, Socket } from "node:net";
import { expect, test } from "vitest";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { startBlackHole } from "./leaks";
import { watchDials } from "./watch-dials";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });

test("a connection past the dialer is seen, in each way to make one; those of the dialer and its doors are not", async () => {
  const { signal } = new AbortController();
  const hole = await startBlackHole();
  const dials = watchDials({
    createContext: () => {
      const tcp = createGuardedTcp({ policy, signal });
      const trusted = { fingerprints: () => [] };
      return { tcp, http: createGuardedHttp({ tcp, signal }), trusted, egressAddresses: [] };
    },
  });
  const { tcp } = dials.createContext({ signal, approved: [] });
  const { port } = hole;
  const dial = async () => tcp.connect({ target: await tcp.resolve({ host: "127.0.0.1" }), port });
  const door = await tcp.openDoor({ connections: 1, dial });
  const visitor = connect(door.port, "127.0.0.1");
  await once(visitor, "connect");
  const good = [await dial(), visitor];
  expect(dials.strays).toEqual([]);
  const past = [
    connect(port, "127.0.0.1"),
    connect({ port, host: "127.0.0.1" }),
    new Socket().connect(port, "127.0.0.1"),
  ];
  expect(dials.strays).toHaveLength(3);
  dials.stop();
  for (const stream of [...good, ...past]) stream.destroy();
  door.close();
  await hole.stop();
});
