using Grpc.Core;
using MassTransit;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Hands every batch from the bus to the applier, which decides what is new and what the journal confirms.</summary>
internal sealed class JournalConsumer(JournalApplier applier) : IConsumer<JournalBatch>
{
    public Task Consume(ConsumeContext<JournalBatch> context) => applier.ApplyAsync(context.Message, context.CancellationToken);
}

/// <summary>One queue for all journals, consumed one batch at a time: order within a journal keeps gaps rare.</summary>
internal sealed class JournalConsumerDefinition : ConsumerDefinition<JournalConsumer>
{
    public JournalConsumerDefinition()
    {
        EndpointName = "reporting";
        ConcurrentMessageLimit = 1;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<JournalConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        if (endpointConfigurator is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
        }

        // Retry while the read store is away for a moment, then drop the batch: its journal has it, and CatchUp reads it from there. An error
        // queue would only be a second, poorer copy.
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200));
            retry.Ignore<RpcException>();
            retry.Ignore<DomainException>();
        });
        endpointConfigurator.DiscardFaultedMessages();
        endpointConfigurator.PublishFaults = false;
    }
}
