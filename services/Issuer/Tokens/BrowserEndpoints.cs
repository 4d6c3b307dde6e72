using Medborgarlofte.ServiceDefaults.Access;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>
/// Discovery names addresses of the host by which it is asked, for services that reach the Issuer by another name than browsers do. The two
/// addresses that browsers are sent to are always those that browsers know.
/// </summary>
internal sealed class BrowserEndpoints(IssuerAddress address) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<BrowserEndpoints>()
        .SetOrder(OpenIddictServerHandlers.Discovery.AttachEndpoints.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.AuthorizationEndpoint = new Uri(address.Value, TokenRegistration.AuthorizePath);
        context.EndSessionEndpoint = new Uri(address.Value, TokenRegistration.EndSessionPath);
        return ValueTask.CompletedTask;
    }
}
