using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>A body of lines that are sent as the test says them.</summary>
internal sealed class LinesContent : HttpContent
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public LinesContent(string mediaType) => Headers.ContentType = new MediaTypeHeaderValue(mediaType);

    public void Send(string line) => lines.Writer.TryWrite(line);

    public void End() => lines.Writer.TryComplete();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Headers must leave before the first line is there.
        await stream.FlushAsync(cancellationToken);
        await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
