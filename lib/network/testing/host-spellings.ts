/** Spellings of addresses that a closed policy refuses, as attackers write them. */
export const refusedAddresses: readonly string[] = [
  // Loopback and "this host", in every notation a resolver reads.
  `
    127.0.0.1 127.0.0.2 127.1 127.0.1 127.255.255.254 2130706433 0x7f000001 0x7f.1 0x7f.0x0.0x0.0x1
    0177.0.0.1 0177.0.0.01 017700000001 0x7F000001 127.0x0.0.1 0 0.0.0.0 0x0 00 127.0.0.1. ①②⑦.0.0.1
    127。0。0。1 １２７.0.0.1 localhost LOCALHOST ::1 :: 0:0:0:0:0:0:0:1 ::127.0.0.1 ::ffff:127.0.0.1
    ::ffff:7f00:1 ::FFFF:7F00:0001 0:0:0:0:0:ffff:127.0.0.1
  `,
  // Private, shared, link-local.
  `
    10.0.0.1 10.255.255.255 0xa000001 167772161 012.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1
    192.168.1 0xc0a80001 100.64.0.1 100.127.255.255 169.254.0.1 169.254.255.255 ::ffff:10.0.0.1
    ::ffff:192.168.0.1 fc00::1 fd00::1 fdff:ffff::1 fe80::1 febf::1 fec0::1
  `,
  // Metadata services.
  `
    169.254.169.254 169.254.169.254. 2852039166 0xA9FEA9FE 0xa9.0xfe.0xa9.0xfe 025177524776
    0251.0376.0251.0376 169.254.43518 169.16689662 ::ffff:169.254.169.254 ::ffff:a9fe:a9fe 169.254.170.2
    fd00:ec2::254 fd00:0ec2:0::0254 100.100.100.200 168.63.129.16 0xa83f8110 metadata.google.internal
    METADATA.google.internal metadata.google.internal.
  `,
  // IPv6 forms that hold an IPv4 address.
  `
    64:ff9b::7f00:1 64:ff9b::169.254.169.254 64:ff9b:1::a00:1 2002:7f00:1:: 2002:a9fe:a9fe::1
    2001:0:7f00:1:: ::ffff:0:127.0.0.1
  `,
  // Multicast, broadcast, reserved, documentation, benchmarking, unassigned.
  `
    224.0.0.1 239.255.255.255 255.255.255.255 240.0.0.1 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1
    203.0.113.1 192.88.99.1 ff02::1 ff0e::1 2001:db8::1 2001:2::1 100::1 3fff::1 5f00::1 4000::1 ::2
    a000::1
  `,
].flatMap((group) => group.trim().split(/\s+/));

/** What is no host name. */
export const malformedHosts: readonly string[] = [
  "",
  " ",
  " 127.0.0.1",
  "127.0.0.1 ",
  "a b",
  "http://127.0.0.1",
  "postgres://h",
  "//127.0.0.1",
  "user@127.0.0.1",
  "user:pw@h",
  "/var/run/postgresql",
  "./socket",
  "\\\\host",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "fe80::1%eth0",
  "::1%lo",
  "127.0.0.1:5432",
  "127.0.0.1/",
  "127.0.0.1/path",
  "127.0.0.1#",
  "127.0.0.1?x",
  "h%00",
  "127.0.0.1%00",
  "%31%32%37.0.0.1",
  "h\n",
  "h\u0000",
  "h\u200b.example\u2028",
  "256.1.1.1",
  "1.2.3.4.5",
  "0x100000000",
  "4294967296",
  "1.2.3.256",
  "a".repeat(256),
  "<h>",
  "h|ls",
  "h^",
];
