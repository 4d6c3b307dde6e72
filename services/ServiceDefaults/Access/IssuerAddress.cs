namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>
/// Address of the Issuer that signs with this process's key file, which is its name in tokens. Where nobody has configured one it is where
/// the process listens, which is known when it has started.
/// </summary>
/// <param name="find">Finds it; asked once.</param>
public sealed class IssuerAddress(Func<Uri> find)
{
    private readonly Lazy<Uri> address = new(find);

    /// <summary>The address.</summary>
    public Uri Value => address.Value;

    /// <summary>True for what is reached with TLS.</summary>
    public bool IsHttps => Value.Scheme == Uri.UriSchemeHttps;
}
