using MassTransit;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Messaging;

/// <summary>Adds the bus, once for each process.</summary>
public static class BusRegistration
{
    /// <summary>Adds MassTransit on the configured transport, with its usage telemetry off.</summary>
    /// <param name="builder">The process's builder.</param>
    /// <param name="consumers">Adds the consumers of this process; none for one that only publishes.</param>
    public static void AddBus(this IHostApplicationBuilder builder, Action<IBusRegistrationConfigurator>? consumers = null)
    {
        builder.Services.AddOptions<BusOptions>().BindConfiguration("Bus").ValidateDataAnnotations().ValidateOnStart();
        var options = builder.Configuration.GetSection("Bus").Get<BusOptions>() ?? new BusOptions();
        if (options.RabbitMq is { IsAbsoluteUri: false })
        {
            throw new StartException(ExitCodes.Configuration, "Configuration Bus:RabbitMq must be an amqp:// or amqps:// address.");
        }

        if (options.Transport == BusTransport.InMemory && consumers is not null)
        {
            builder.Services.AddSingleton<InMemoryRoom>();
            builder.Services.AddPublishObserver(services => services.GetRequiredService<InMemoryRoom>());
            builder.Services.AddReceiveObserver(services => services.GetRequiredService<InMemoryRoom>());
        }

        // A broker that is away must not keep a service from taking pushes: the journal holds them.
        builder.Services.Configure<MassTransitHostOptions>(host => host.WaitUntilStarted = false);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();

            // For the same reason a process without its broker is degraded, and not taken out of use.
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            consumers?.Invoke(bus);
            if (options.Transport == BusTransport.RabbitMq)
            {
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    rabbit.Host(options.RabbitMq!, host =>
                    {
                        host.Username(options.Username);
                        host.Password(options.Password);
                        host.Heartbeat(options.Heartbeat);

                        // A publish returns when the broker has stored the message in a majority of the queue's members.
                        host.PublisherConfirmation = true;
                    });
                    rabbit.UsePlainJson();
                    rabbit.Send<JournalBatch>(message => message.UseRoutingKeyFormatter(context => context.Message.Items[0].Type));
                    rabbit.ConfigureEndpoints(context);
                });
            }
            else
            {
                bus.UsingInMemory((context, memory) =>
                {
                    memory.UsePlainJson();
                    memory.ConfigureEndpoints(context);
                });
            }
        });
    }

    /// <summary>
    /// A message's body is its event alone, and what MassTransit knows of it stands in headers: an envelope in the body is parsed twice, and
    /// what the bus costs is mostly that. Messages in an envelope, which earlier versions sent, are read too.
    /// </summary>
    private static void UsePlainJson(this IBusFactoryConfigurator bus)
    {
        bus.ConfigureJsonSerializerOptions(options =>
        {
            options.WriteIndented = false;
            return options;
        });
        bus.UseRawJsonSerializer(RawSerializerOptions.AddTransportHeaders | RawSerializerOptions.CopyHeaders, isDefault: true);
    }
}
