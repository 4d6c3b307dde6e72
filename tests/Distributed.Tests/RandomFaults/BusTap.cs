using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Medborgarlofte.Distributed.Tests.RandomFaults;

/// <summary>Hears every message that the services publish, and sends any of them again, as it was or changed.</summary>
internal sealed class BusTap : IAsyncDisposable
{
    private const string Exchange = "Medborgarlofte.Contracts.Events.Common.V1:JournalBatch";

    private readonly ConcurrentQueue<(BasicProperties Properties, string Body)> heard = new();
    private readonly IConnection connection;
    private readonly IChannel channel;

    private BusTap(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<BusTap> OpenAsync(int port)
    {
        var connection = await new ConnectionFactory { Port = port }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var tap = new BusTap(connection, channel);
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, Exchange, "#");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            tap.heard.Enqueue((new BasicProperties(message.BasicProperties), Encoding.UTF8.GetString(message.Body.Span)));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return tap;
    }

    /// <summary>Sends to Reporting some of what was heard, in any order: stale by now, or forged by a change of its text.</summary>
    public async Task SendAgainAsync(Random random, int count, Func<string, string> change)
    {
        foreach (var (properties, body) in random.GetItems(heard.ToArray(), Math.Min(count, heard.Count)))
        {
            await channel.BasicPublishAsync("", "reporting", mandatory: false, properties, Encoding.UTF8.GetBytes(change(body)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
