using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Globalization;
using System.Text;
using Medborgarlofte.ServiceDefaults.CloudEvents;
using Microsoft.Extensions.Options;
using StandardWebhooks;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>
/// Posts events, signed as Standard Webhooks has it. The address is looked at when the connection is made, after its name has been resolved: a name that is moved to
/// a private address between two deliveries gets nothing either. No redirect is followed and no proxy used, which would go around that.
/// </summary>
internal sealed class WebhookHttp : IDisposable
{
    private static readonly TimeSpan DeliveryTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient client;

    private readonly WebhookSecrets secrets;

    public WebhookHttp(IOptions<WebhookOptions> options, WebhookSecrets secrets)
    {
        this.secrets = secrets;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options.Value, cancellationToken),
        };
        client = new HttpClient(handler) { Timeout = DeliveryTimeout };
    }

    /// <summary>True when the receiver has taken the events.</summary>
    /// <param name="webhook">Where to.</param>
    /// <param name="messageId">The same for every try.</param>
    /// <param name="body">UTF-8 JSON.</param>
    /// <param name="now">When it is signed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> TryPostAsync(Webhook webhook, string messageId, byte[] body, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var signature = new StandardWebhook(secrets.Unprotect(webhook.Secret)).Sign(messageId, now, Encoding.UTF8.GetString(body));
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(ChangeEvent.BatchMediaType) } },
        };
        request.Headers.Add("webhook-id", messageId);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signature);
        try
        {
            // What it answers beside the status is not read: it may be endless.
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, WebhookOptions options, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancellationToken);
        var reachable = options.AllowPrivateAddresses ? addresses : Array.FindAll(addresses, PublicAddress.Is);
        if (reachable.Length == 0)
        {
            throw new HttpRequestException("The name stands for no public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
