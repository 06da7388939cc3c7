/** The version of this package. A test compares it with package.json. */
export const version = "0.1.0";

/** The planned address of the project; the repository does not exist yet. */
export const repository = "https://github.com/pulumi-kaleyra/pulumi-kaleyra";
