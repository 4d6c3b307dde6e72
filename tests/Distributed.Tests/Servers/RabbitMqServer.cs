using System.Text;
using Medborgarlofte.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>A RabbitMQ of the tests' own, to be killed and wiped.</summary>
internal sealed class RabbitMqServer(string folder) : IDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly int names = Ports.Free();
    private readonly int distribution = Ports.Free();
    private OsProcess? nameServer;
    private OsProcess? process;

    /// <summary>Why it cannot be started; null when it can.</summary>
    public static string? Missing => File.Exists(Program) ? null : "RabbitMQ is not installed: run tests/run";

    /// <summary>Where it listens.</summary>
    public int Port { get; } = Ports.Free();

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "rabbitmq.conf"), $"listeners.tcp.1 = 127.0.0.1:{Port}\nlog.console = false\n");

        // In the foreground: the one that RabbitMQ would start for itself outlives it.
        nameServer ??= new OsProcess($"{folder}.log", Settings, ["epmd", "-address", "127.0.0.1", "-port", $"{names}"]);
        process?.Dispose();
        process = new OsProcess($"{folder}.log", Settings, [Program]);
        await Eventually.Get(() => Ports.AnswersAsync(Port), answers => answers || process.HasExited);
        Assert.False(process.HasExited, "RabbitMQ did not start.");
    }

    /// <summary>Kills it with -9.</summary>
    public void Kill() => process!.Kill();

    /// <summary>Sends a message to a queue, as anybody on the virtual host can; false when there is no such queue yet.</summary>
    public async Task<bool> TrySendAsync(string queue, string contentType, string body)
    {
        await using var connection = await new ConnectionFactory { Port = Port }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        try
        {
            await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { ContentType = contentType }, Encoding.UTF8.GetBytes(body));
            return true;
        }
        catch (PublishException e) when (e.IsReturn)
        {
            return false;
        }
    }

    /// <summary>How many messages wait in a queue; none when it is not there.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Port = Port }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return await channel.MessageCountAsync(queue);
        }
        catch (OperationInterruptedException)
        {
            return 0;
        }
    }

    /// <summary>Empties a queue, as the guide says.</summary>
    public async Task PurgeAsync(string queue)
    {
        using var purge = new OsProcess($"{folder}.log", Settings, ["/usr/lib/rabbitmq/bin/rabbitmqctl", "purge_queue", queue]);
        Assert.Equal(0, await purge.EndAsync());
    }

    /// <summary>Removes its queues and everything else that it has stored. Kill it first.</summary>
    public void Wipe() => Directory.Delete(Path.Combine(folder, "mnesia"), recursive: true);

    public void Dispose()
    {
        process?.Dispose();
        nameServer?.Dispose();
    }

    private Dictionary<string, string> Settings => new()
    {
        ["HOME"] = folder,
        ["RABBITMQ_NODENAME"] = $"test{Port}@localhost",
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq"),
        ["RABBITMQ_BASE"] = folder,
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "plugins"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
        ["RABBITMQ_DIST_PORT"] = $"{distribution}",
        ["ERL_EPMD_PORT"] = $"{names}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
    };
}
