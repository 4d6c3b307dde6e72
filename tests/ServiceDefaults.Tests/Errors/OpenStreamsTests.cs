using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Tests.Errors;

/// <summary>A stopping process waits until the senders of its streams have read why these ended.</summary>
public sealed class OpenStreamsTests : IDisposable
{
    private readonly IHost host = Host.CreateEmptyApplicationBuilder(null).Build();
    private readonly TaskCompletionSource ended = new();

    [Fact]
    public void Stopping_NoStream_WaitsForNothing() => Assert.True(NewStreams().StoppingAsync(default).IsCompletedSuccessfully);

    [Fact]
    public async Task Stopping_AStream_IsToldAndThenAwaited()
    {
        var streams = NewStreams();
        using var told = Lifetime.ApplicationStopping.Register(() => ended.TrySetResult());
        var stream = streams.DuplexStreamingServerHandler<string, string>(null!, null!, null!, (_, _, _) => ended.Task);
        Assert.False(stream.IsCompleted);
        var stopping = streams.StoppingAsync(default);
        await stream;

        // Its sender has not read the end yet.
        Assert.False(stopping.IsCompleted);
        await stopping;
    }

    public void Dispose() => host.Dispose();

    private IHostApplicationLifetime Lifetime => host.Services.GetRequiredService<IHostApplicationLifetime>();

    private OpenStreams NewStreams() => new(Lifetime, TimeProvider.System);
}
