/** Where the project is going to live; there is no repository yet. */
export const repository = "https://github.com/pulumi-kaleyra/pulumi-kaleyra";
