using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>The file with the secret of the client that the workplace is.</summary>
public static class WorkplaceSecret
{
    /// <summary>Makes the secret where there is none.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The same file.</returns>
    public static string Ensure(string file)
    {
        if (!File.Exists(file))
        {
            KeyFile.Write(file, ClientRegistry.NewSecret(), overwrite: false);
        }

        return file;
    }
}
