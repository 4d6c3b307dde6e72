using Grpc.Core;
using MassTransit;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Takes every batch event from the bus to the applier, which alone decides what is new.</summary>
internal sealed class JournalConsumer(JournalApplier applier) :
    IConsumer<PoliceActivitiesRecorded>, IConsumer<PoliceManifestsRecorded>,
    IConsumer<MeasuresRecorded>, IConsumer<CampaignsRecorded>, IConsumer<MunicipalManifestsRecorded>,
    IConsumer<AgreementsRecorded>, IConsumer<CoordinationMeetingsRecorded>, IConsumer<MilestoneReportsRecorded>,
    IConsumer<RequestReportsRecorded>, IConsumer<IndicatorObservationsRecorded>, IConsumer<NarrativesRecorded>,
    IConsumer<AnnualReviewsRecorded>, IConsumer<SituationPicturesRecorded>, IConsumer<PeriodSealsRecorded>,
    IConsumer<WebhooksRecorded>, IConsumer<TextsRedacted>
{
    public Task Consume(ConsumeContext<TextsRedacted> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<PoliceActivitiesRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<PoliceManifestsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence,
            [.. context.Message.Items.Select(item => new JournalItem<PoliceManifestPayload>(item.RecordedAt, new PoliceManifestPayload(item.Payload)))]);

    public Task Consume(ConsumeContext<MeasuresRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<CampaignsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<MunicipalManifestsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence,
            [.. context.Message.Items.Select(item => new JournalItem<MunicipalManifestPayload>(item.RecordedAt, new MunicipalManifestPayload(item.Payload)))]);

    public Task Consume(ConsumeContext<AgreementsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<CoordinationMeetingsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<MilestoneReportsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<RequestReportsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<IndicatorObservationsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<NarrativesRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<AnnualReviewsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<SituationPicturesRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<PeriodSealsRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    public Task Consume(ConsumeContext<WebhooksRecorded> context) =>
        ApplyAsync(context, context.Message.Journal, context.Message.FirstSequence, context.Message.Items);

    private Task ApplyAsync<T>(ConsumeContext context, string journal, long first, IReadOnlyList<JournalItem<T>> items) where T : class =>
        applier.ApplyAsync(journal, [.. items.Select((item, index) => JournalChange.From(first + index, item))], context.CancellationToken);
}

/// <summary>One queue for all journals, taken one batch at a time: order within a journal is what makes gaps rare.</summary>
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

        // A read store that is away for a moment is waited for. What still fails is dropped here without a trace of its own: its journal
        // has it, and the catch-up reads it from there. A queue of failed batches would only be a second, poorer copy.
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
